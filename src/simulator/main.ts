import { parseArgs } from 'node:util';
import { startSimulator } from './server.ts';
import { SCENARIO_NAMES, SCENARIOS, type Scenario } from './traffic.ts';

/** `npm run simulator`: an SMTP2GO on loopback for as long as the terminal is open. */

const USAGE = `npm run simulator -- [--port N] [--scenario NAME] [--delay SECONDS] [--seed N] [--speed N]`;

const isScenario = (name: string): name is Scenario => SCENARIO_NAMES.some((known) => known === name);

const wholeNumberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} wants a whole number`);
  return value;
};

const readFlags = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      scenario: { type: 'string', default: 'calm' },
      delay: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      speed: { type: 'string', default: '1' },
    },
  });
  const { scenario } = values;
  if (!isScenario(scenario)) throw new Error(`--scenario wants one of: ${SCENARIO_NAMES.join(', ')}`);
  const speed = Number(values.speed);
  if (!(speed > 0)) throw new Error('--speed wants a number above 0');
  return {
    port: wholeNumberOf('port', values.port),
    scenario,
    scenarioDelayMs: wholeNumberOf('delay', values.delay) * 1000,
    seed: wholeNumberOf('seed', values.seed),
    speed,
  };
};

const run = async (): Promise<void> => {
  const flags = readFlags();
  const simulator = await startSimulator(flags);
  console.log(`SMTP2GO simulator, nothing is sent and nothing is stored.\n`);
  console.log(`  base URL  ${simulator.url}`);
  console.log(`  API key   ${simulator.key}\n`);
  console.log(`Scenario: ${flags.scenario}. Type a number and Enter to switch, Ctrl-C to end.\n`);
  SCENARIO_NAMES.forEach((name, place) => {
    console.log(`  ${place + 1}  ${name.padEnd(18)} ${SCENARIOS[name].says}`);
  });
  console.log('');

  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (typed: string) => {
    const name = SCENARIO_NAMES[Number(typed.trim()) - 1];
    if (name === undefined) {
      console.log(`Type a number from 1 to ${SCENARIO_NAMES.length}.`);
      return;
    }
    simulator.setScenario(name);
    console.log(`Scenario: ${name}.`);
  });
  process.once('SIGINT', () => {
    process.stdin.pause();
    void simulator.close();
  });
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
});
