export const ROOT: string;
export function ensureDependencies(): void;
export function handOver(program: string): never;
export function isInstalled(root: string): boolean;
