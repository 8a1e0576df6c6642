import { enEngines } from './en.engines';
export const arEngines = enEngines;
