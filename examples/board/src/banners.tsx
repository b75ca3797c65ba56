import type { GatewayFault } from './gateway-fault.js';
import type { BoardReportFragment } from './generated/operations.js';
import { KeyForm } from './key-form';
import { describeReport } from './words.js';

interface FaultBannerProps {
  readonly fault: GatewayFault;
  /** Whether the page still shows what was read before. */
  readonly isStale?: boolean;
  readonly onRetry: () => Promise<void>;
}

export function FaultBanner({ fault, isStale = false, onRetry }: FaultBannerProps) {
  return (
    <div className="banner" data-kind="fault" role="alert">
      <p>{isStale ? `${fault.message} What is shown here may be out of date.` : fault.message}</p>
      {fault.isSignInNeeded ? (
        <KeyForm onKept={onRetry} />
      ) : (
        <button type="button" onClick={() => onRetry()}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Nothing while every source can be relied on. */
export function SourcesBanner({ reports }: { readonly reports: readonly BoardReportFragment[] }) {
  const sentences = reports.map(describeReport).filter((sentence) => sentence !== null);
  if (sentences.length === 0) return null;
  return (
    <div className="banner" data-kind="sources" role="status">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
