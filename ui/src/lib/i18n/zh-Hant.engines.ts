import { enEngines } from './en.engines';
export const zhHantEngines = enEngines;
