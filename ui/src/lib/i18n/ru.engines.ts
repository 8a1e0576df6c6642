import { enEngines } from './en.engines';
export const ruEngines = enEngines;
