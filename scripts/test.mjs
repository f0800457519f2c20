import { ensureDependencies, handOver } from './dependencies.mjs';

ensureDependencies();
handOver('scripts/test.ts');
