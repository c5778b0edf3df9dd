/** How an autoscaler's metrics are called and its quantities read, for its chart. */
export { parseDecimal } from '@/engine/autoscalers/quantity';
export { type FleetMetric, fleetMetricLabels } from '@/engine/stations/fleet-meter';
