export default {
  app: { name: 'Cockpit', vendor: 'Imprimatur' },
  customScripts: ['../scripts/one-login.js']
};
