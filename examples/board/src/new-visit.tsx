import { useMutation, useQuery } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { isOutcomeUnknown, toGatewayFault } from './gateway-fault.js';
import { HostSearchDocument, LocationsDocument, ScheduleVisitDocument } from './generated/operations.js';
import { newKey } from './new-key.js';
import { useDebounced } from './use-debounced.js';
import { UNKNOWN } from './use-desk-action.js';
import { SOURCE_WORDS } from './words.js';

const TYPING_MS = 300;
const QUARTER_MS = 15 * 60_000;

/** Announces a visitor: the host or the location decides which source the visit is written to. */
export function NewVisit({ onScheduled }: { readonly onScheduled: () => Promise<void> }) {
  const [schedule, { loading }] = useMutation(ScheduleVisitDocument);
  const [locationId, setLocationId] = useState('');
  const [outcome, setOutcome] = useState<{ isDone: boolean; text: string } | null>(null);
  /** One key for one intention: the same input that is sent again does nothing twice. */
  const unfinished = useRef<{ input: string; key: string } | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = readInput(new FormData(form));
    const text = JSON.stringify(input);
    const attempt = unfinished.current?.input === text ? unfinished.current : { input: text, key: newKey() };
    unfinished.current = attempt;
    try {
      const { data } = await schedule({ variables: { input: { ...input, idempotencyKey: attempt.key } } });
      unfinished.current = null;
      const problems = data?.scheduleVisit?.userErrors ?? [];
      if (problems.length > 0)
        return setOutcome({ isDone: false, text: problems.map(({ message }) => message).join(' ') });
      form.reset();
      setOutcome({ isDone: true, text: `${input.visitor.name} is expected.` });
      await onScheduled();
    } catch (error) {
      if (isOutcomeUnknown(error)) return setOutcome({ isDone: false, text: UNKNOWN });
      unfinished.current = null;
      setOutcome({ isDone: false, text: `Not done: ${toGatewayFault(error).message}` });
    }
  };

  return (
    <form className="new-visit" aria-label="New visit" onSubmit={submit}>
      <label>
        Visitor <input name="name" required maxLength={200} autoComplete="off" />
      </label>
      <label>
        E-mail <input name="email" type="email" autoComplete="off" />
      </label>
      <label>
        Phone <input name="phoneNumber" type="tel" autoComplete="off" />
      </label>
      <label>
        Expected <input name="expectedAt" type="datetime-local" required defaultValue={nextQuarter()} />
      </label>
      <LocationField value={locationId} onChange={setLocationId} />
      <HostField locationId={locationId} />
      <button type="submit" disabled={loading}>
        {loading ? 'Announcing…' : 'Announce'}
      </button>
      {outcome !== null && <p role={outcome.isDone ? 'status' : 'alert'}>{outcome.text}</p>}
    </form>
  );
}

interface LocationFieldProps {
  readonly value: string;
  readonly onChange: (locationId: string) => void;
}

function LocationField({ value, onChange }: LocationFieldProps) {
  const { data } = useQuery(LocationsDocument, { errorPolicy: 'all' });
  return (
    <label>
      Location{' '}
      <select name="locationId" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">that of the host</option>
        {data?.locations?.map(({ id, name, source }) => (
          <option key={id} value={id}>
            {`${name ?? 'Location without a name'} (${SOURCE_WORDS[source]})`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Finds a host by a part of their name. */
function HostField({ locationId }: { readonly locationId: string }) {
  const [text, setText] = useState('');
  const search = useDebounced(text.trim(), TYPING_MS);
  const { data } = useQuery(HostSearchDocument, {
    variables: { search, locationIds: locationId === '' ? null : [locationId] },
    skip: search === '',
    errorPolicy: 'all',
  });
  const hosts = search === '' ? [] : (data?.people?.nodes ?? []);
  return (
    <>
      <label>
        Find host <input type="search" maxLength={200} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <label>
        Host{' '}
        <select name="hostId">
          <option value="">none</option>
          {hosts.map(({ id, name, company, source }) => (
            <option key={id} value={id}>
              {[name ?? 'Host without a name', company?.name, SOURCE_WORDS[source]].filter(Boolean).join(', ')}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function readInput(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim() || null;
  return {
    visitor: { name: text('name') ?? '', email: text('email'), phoneNumber: text('phoneNumber') },
    expectedAt: new Date(String(form.get('expectedAt'))).toISOString(),
    locationId: text('locationId'),
    hostId: text('hostId'),
  };
}

/** As `datetime-local` wants it: the wall time of the browser, without a zone. */
function nextQuarter(): string {
  const at = new Date(Math.ceil((Date.now() + 1) / QUARTER_MS) * QUARTER_MS);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
