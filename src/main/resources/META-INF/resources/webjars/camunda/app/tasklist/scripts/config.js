export default {
  app: { name: 'Tasklist', vendor: 'Imprimatur' },
  customScripts: ['../scripts/one-login.js', 'scripts/refusal.js', 'scripts/way-around.js']
};
