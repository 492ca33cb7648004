export default {
  app: { name: 'Welcome', vendor: 'Imprimatur' },
  customScripts: ['../scripts/one-login.js']
};
