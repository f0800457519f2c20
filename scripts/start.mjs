import { ensureDependencies, handOver } from './dependencies.mjs';

ensureDependencies();
handOver('scripts/start.ts');
