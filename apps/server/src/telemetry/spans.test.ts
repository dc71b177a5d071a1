import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestRegister, testRegister } from '../../test/harness/register.ts';

const exporter = new InMemorySpanExporter();
let register: TestRegister;
beforeAll(async () => {
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
  register = await testRegister('embedded');
});
afterAll(async () => {
  await register?.[Symbol.asyncDispose]();
  trace.disable();
});
beforeEach(() => exporter.reset());

const named = (name: string): ReadableSpan | undefined => exporter.getFinishedSpans().find((span) => span.name === name);

test('a request and its work in the database are spans of the caller’s trace', async () => {
  const official = await register.as('commune-official@vn.p38');
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const headers = { authorization: `Bearer ${official.secret}`, traceparent };
  await register.app.inject({ url: '/api/v1/agencies/p38?search=Nguyen', headers });
  const request = named('GET /api/v1/agencies/:id');
  expect(request?.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
  expect(request?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/api/v1/agencies/:id',
    'http.response.status_code': 200,
  });
  expect(named('database transaction')?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
});

test('a failure is told by its code, without what was asked for', async () => {
  const official = await register.as('commune-official@vn.p38');
  expect((await official.get('/agencies/nobody_knows_this')).status).toBe(404);
  expect(named('database transaction')?.attributes).toMatchObject({ 'error.type': 'NOT_FOUND' });
  const told = exporter.getFinishedSpans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
  expect(JSON.stringify(told)).not.toContain('nobody_knows_this');
});
