export default {
  app: { name: 'Admin', vendor: 'Imprimatur' },
  customScripts: ['../scripts/one-login.js']
};
