import { ExportTransactionsDocument } from '../../generated/operations.js';
import { defineExportKind } from './export-kind.js';

export const transactionsExport = defineExportKind({
  document: ExportTransactionsDocument,
  direction: 'DESC',
  connectionOf: ({ transactions }) => transactions && { ...transactions, rows: transactions.nodes },
  timeOf: (transaction) => transaction.createdAt,
  columns: {
    id: ['text', (transaction) => transaction.id],
    source: ['text', (transaction) => transaction.source],
    sourceId: ['text', (transaction) => transaction.sourceId],
    kind: ['text', (transaction) => transaction.kind],
    type: ['text', (transaction) => transaction.type],
    sourceType: ['text', (transaction) => transaction.sourceType],
    direction: ['text', (transaction) => transaction.direction],
    amount: ['decimal', (transaction) => transaction.amount],
    currencyCode: ['text', (transaction) => transaction.currencyCode],
    status: ['text', (transaction) => transaction.status],
    description: ['text', (transaction) => transaction.description],
    product: ['text', (transaction) => transaction.product],
    createdAt: ['instant', (transaction) => transaction.createdAt],
    customerType: ['text', (transaction) => transaction.customer?.__typename ?? null],
    customerId: ['text', (transaction) => transaction.customer?.id ?? null],
    customerName: ['text', (transaction) => transaction.customer?.name ?? null],
    locationId: ['text', (transaction) => transaction.location?.id ?? null],
    locationName: ['text', (transaction) => transaction.location?.name ?? null],
  },
});
