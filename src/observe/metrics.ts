import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator watches; in Prometheus's text form behind `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  readonly interactions: Counter<'name' | 'outcome'>;
  /** Seconds from an interaction's arrival to its acknowledgement being accepted. */
  readonly acknowledgement: Histogram;
  /** Seconds from arrival to the final edit. */
  readonly reply: Histogram<'name'>;
  readonly queueWaiting: Gauge;
  readonly quotationsRefused: Counter;
  readonly gatewayReady: Gauge;
  /** Digests, watches' posts and notices, by kind and by what became of them. */
  readonly deliveries: Counter<'kind' | 'outcome'>;
}

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'foreign_desk_' });
  return {
    registry,
    interactions: new Counter({ name: 'foreign_desk_interactions_total', help: 'Interactions and messages by command and outcome', labelNames: ['name', 'outcome'], registers }),
    acknowledgement: new Histogram({ name: 'foreign_desk_acknowledgement_seconds', help: 'From an interaction to its accepted acknowledgement', buckets: SECONDS, registers }),
    reply: new Histogram({ name: 'foreign_desk_reply_seconds', help: 'From an interaction or message to its reply', labelNames: ['name'], buckets: SECONDS, registers }),
    queueWaiting: new Gauge({ name: 'foreign_desk_queue_waiting', help: 'Questions that wait for their turn', registers }),
    quotationsRefused: new Counter({ name: 'foreign_desk_quotations_refused_total', help: 'Quotations that the last check did not let out', registers }),
    deliveries: new Counter({ name: 'foreign_desk_deliveries_total', help: 'Digests, watches and notices by outcome', labelNames: ['kind', 'outcome'], registers }),
    gatewayReady: new Gauge({ name: 'foreign_desk_gateway_ready', help: '1 while connected to Discord', registers }),
  };
}
