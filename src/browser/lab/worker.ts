/** The worker of every lab: its name says which one it runs. */
import { labs } from 'virtual:labs';
import { disableFunctionConstructors, lockWorker } from './worker-lock.ts';
import { runRequests } from './run-requests.ts';

disableFunctionConstructors();
if (!IS_TRUSTED) lockWorker();
runRequests(async () => {
  const load = labs[self.name];
  if (!load) throw new Error(`there is no lab named “${self.name}”`);
  return (await load()).lab;
});
