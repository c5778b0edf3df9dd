import type { DecisionTree } from '../item-types';
import { balancing } from './balancing';
import { scaling } from './scaling';
import { serverless } from './serverless';

export const trees: Readonly<Record<string, DecisionTree>> = { scaling, balancing, serverless };
