import { chat } from './chat';
import { shop } from './flash-sale';
import type { Interview } from './interview-types';
import { timeline } from './social-timeline';
import { shortener } from './url-shortener';

export const interviews: readonly Interview[] = [shortener, timeline, chat, shop];

export const interviewOf = (id: string): Interview | undefined => interviews.find((interview) => interview.id === id);
