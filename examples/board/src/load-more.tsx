import { useEffect, useRef } from 'react';

interface LoadMoreProps {
  /** Whether there is more. */
  readonly isWanted: boolean;
  readonly isBusy: boolean;
  /** Whether coming near is enough; after a fault somebody has to press. */
  readonly isAutomatic: boolean;
  readonly onMore: () => Promise<void>;
}

/** Loads more when it comes near the visible part of the page; as a button it works from the keyboard too. */
export function LoadMore({ isWanted, isBusy, isAutomatic, onMore }: LoadMoreProps) {
  const button = useRef<HTMLButtonElement>(null);
  const isWatching = isWanted && isAutomatic && !isBusy;
  useEffect(() => {
    const element = button.current;
    if (!isWatching || element === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: '400px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isWatching, onMore]);
  if (!isWanted) return null;
  return (
    <button ref={button} type="button" className="more" aria-disabled={isBusy} onClick={() => isBusy || onMore()}>
      {isBusy ? 'Reading more…' : 'Show more visits'}
    </button>
  );
}
