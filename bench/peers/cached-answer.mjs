/** The limit of workload C: the records are kept as objects, every request serialises them. */
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { announce } from '../lib/announce.mjs';

const answer = JSON.parse(readFileSync(process.env.ANSWER_FILE, 'utf8'));
rmSync(process.env.ANSWER_FILE);

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify(answer);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
}).listen(Number(process.env.PORT), '127.0.0.1', announce);
