import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { ExportVisitsQueryVariables, Source } from '../../generated/operations.js';
import type { GatewayClient } from '../gateway-client.js';
import { assertAnswered } from '../read-whole-list.js';
import type { SourceReport } from '../source-report.js';

/**
 * The type of a column. `instant` and `decimal` are strings, which typed formats convert. Decimals are exact in every format.
 */
export type ColumnType = 'text' | 'instant' | 'whole' | 'number' | 'decimal' | 'flag';
export type Cell = string | number | boolean | null;
/** Columns by name. */
export type ExportRow = Readonly<Record<string, Cell>>;

export interface ExportColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** The arguments of an export, with relative times resolved, so that a repeated request has the same meaning. */
export interface ExportQuery {
  readonly from: string;
  readonly to: string;
  readonly locationIds: readonly string[] | null;
  readonly sources: readonly Source[] | null;
}

export interface ExportPage {
  readonly rows: readonly ExportRow[];
  /** The time of the last row, for the progress bar; null for an empty page. */
  readonly reached: string | null;
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly sources: readonly SourceReport[];
}

export interface PagePosition {
  readonly after: string | null;
  readonly isReadThrough: boolean;
}

/** One list of the graph as a table. */
export interface ExportKind {
  readonly columns: readonly ExportColumn[];
  /** The text of the document: another text gives another table. */
  readonly document: string;
  readonly direction: 'ASC' | 'DESC';
  readPage(client: GatewayClient, query: ExportQuery, position: PagePosition): Promise<ExportPage>;
}

interface Connection<Row> {
  readonly rows: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly sources: readonly SourceReport[];
}

type Columns<Row> = Readonly<Record<string, readonly [ColumnType, (row: Row) => Cell]>>;

export function defineExportKind<TData, Row>(kind: {
  readonly document: TypedDocumentNode<TData, ExportVisitsQueryVariables>;
  readonly direction: 'ASC' | 'DESC';
  readonly connectionOf: (data: TData) => Connection<Row> | null;
  readonly timeOf: (row: Row) => string | null;
  readonly columns: Columns<Row>;
}): ExportKind {
  const columns = Object.entries(kind.columns);
  const toRow = (row: Row): ExportRow => Object.fromEntries(columns.map(([name, [, value]]) => [name, value(row)]));
  return {
    columns: columns.map(([name, [type]]) => ({ name, type })),
    document: print(kind.document),
    direction: kind.direction,
    readPage: async (client, query, { after, isReadThrough }) => {
      const data = await client.request(kind.document, { ...query, after }, { isReadThrough });
      const { rows, pageInfo, sources } = assertAnswered(kind.connectionOf(data));
      const last = rows.at(-1);
      return { rows: rows.map(toRow), reached: last === undefined ? null : kind.timeOf(last), ...pageInfo, sources };
    },
  };
}
