import { enEngines } from './en.engines';
export const hiEngines = enEngines;
