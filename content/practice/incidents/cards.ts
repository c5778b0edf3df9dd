import type { DiagnoseQuestion } from '../item-types';
import { type IncidentId, incidentIds, loadIncident } from '.';

/** Progress knows an incident as this, however its fault was drawn. */
export const incidentCardId = (id: IncidentId): string => `diagnose/${id}`;

/** Incidents as something to be asked: once each has been met on its page. */
export const incidentCards = (ids: readonly IncidentId[] = incidentIds): Promise<readonly DiagnoseQuestion[]> =>
  Promise.all(
    ids.map(async (id) => {
      const { title, story, causes, teaches } = await loadIncident(id);
      return { kind: 'diagnose' as const, id, lesson: teaches, again: 'in-the-interview', ask: title, story, causes };
    }),
  );
