// Starts the AT Protocol network of the live tests and ends with its standard input.
// Environment: CONTROL_PORT, PLC_PORT, PDS_PORT, and with DB_POSTGRES_URL and REDIS_HOST also BSKY_PORT and OZONE_PORT.
const net = require('node:net');

// The servers would listen on every interface; tests have no business outside this machine.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  if (typeof port === 'number' || typeof port === 'string' || port === undefined) {
    return listen.call(this, { port: Number(port || 0), host: '127.0.0.1' }, ...rest.filter((arg) => typeof arg === 'function'));
  }
  return listen.call(this, { ...port, host: '127.0.0.1' }, ...rest);
};

// The network's clock can be moved (POST /clock/<milliseconds ahead>), so that tokens expire while a test looks on.
const RealDate = Date;
let ahead = 0;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length ? args : [RealDate.now() + ahead]));
  }
  static now() {
    return RealDate.now() + ahead;
  }
};
const http = require('node:http');
http
  .createServer((request, response) => {
    ahead = Number(request.url.split('/').pop());
    response.end('{}');
  })
  .listen(Number(process.env.CONTROL_PORT));

const { TestNetwork, TestNetworkNoAppView, mockMailer } = require('@atproto/dev-env');

const port = (name) => Number(process.env[name]);
const plc = { port: port('PLC_PORT') };
const pds = { port: port('PDS_PORT'), hostname: 'localhost', enableDidDocWithSession: true };

const start = process.env.DB_POSTGRES_URL
  ? TestNetwork.create({
      plc,
      pds,
      bsky: { port: port('BSKY_PORT'), publicUrl: `http://localhost:${port('BSKY_PORT')}`, dbPostgresSchema: 'bsky' },
      ozone: { port: port('OZONE_PORT'), chatUrl: 'http://localhost:1', chatDid: 'did:example:chat' },
    })
  : TestNetworkNoAppView.create({ plc, pds });

start.then(
  (network) => {
    mockMailer(network.pds);
    console.log('READY');
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
