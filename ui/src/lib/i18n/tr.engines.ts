import { enEngines } from './en.engines';
export const trEngines = enEngines;
