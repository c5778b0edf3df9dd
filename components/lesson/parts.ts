/** One module for all, so that what they share is fetched once. */
export { Quiz } from '../practice/quiz';
export { ChallengeLab } from './challenge-lab';
export { PredictLab } from './predict-lab';
