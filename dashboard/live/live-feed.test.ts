import { expect } from '@open-wc/testing';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { openLiveFeed, type EventSourceLike, type Heard, type LiveFeed } from './live-feed.ts';

const CONNECTING = 0;
const CLOSED = 2;

class Source implements EventSourceLike {
  readyState = CONNECTING;
  isClosed = false;
  onopen: EventSource['onopen'] = null;
  onerror: EventSource['onerror'] = null;
  onmessage: EventSource['onmessage'] = null;

  close() {
    this.isClosed = true;
  }
  opens() {
    this.onopen?.call(this as unknown as EventSource, new Event('open'));
  }
  fails(readyState: number) {
    this.readyState = readyState;
    this.onerror?.call(this as unknown as EventSource, new Event('error'));
  }
  says(data: string) {
    this.onmessage?.call(this as unknown as EventSource, new MessageEvent('message', { data }));
  }
}

describe('the live feed', () => {
  let clock: SinonFakeTimers;
  let sources: Source[];
  let feed: LiveFeed;
  let heard: Heard[];

  beforeEach(() => {
    clock = useFakeTimers();
    sources = [];
    feed = openLiveFeed('/api/stream', () => {
      const source = new Source();
      sources.push(source);
      return source;
    });
    heard = [];
    feed.subscribe((event) => heard.push(event));
  });
  afterEach(() => {
    feed.close();
    clock.restore();
  });

  it('hands on what happens, and nothing that cannot be read', () => {
    sources[0]!.opens();
    sources[0]!.says('{"kind":"visitor","id":"v_1","version":"a"}');
    sources[0]!.says('not json');
    expect(heard).to.deep.equal([{ kind: 'visitor', id: 'v_1', version: 'a' }]);
  });

  it('says so, too, where the first connection took more than one try', () => {
    sources[0]!.fails(CLOSED);
    clock.tick(1_000);
    sources[1]!.opens();
    expect(heard).to.deep.equal([{ kind: 'resync' }]);
  });

  it('says that something may have been missed after every connection but the first', () => {
    sources[0]!.opens();
    expect(heard).to.deep.equal([]);
    sources[0]!.fails(CONNECTING);
    sources[0]!.opens();
    expect(heard).to.deep.equal([{ kind: 'resync' }]);
  });

  it('is not down for a hiccup, and is after six seconds', () => {
    sources[0]!.opens();
    sources[0]!.fails(CONNECTING);
    clock.tick(5_900);
    expect(feed.status).to.equal('open');
    clock.tick(200);
    expect(feed.status).to.equal('down');
    sources[0]!.opens();
    expect(feed.status).to.equal('open');
  });

  it('comes back by itself from an answer that the browser gives up on, ever more patiently', () => {
    sources[0]!.fails(CLOSED);
    clock.tick(1_000);
    expect(sources.length).to.equal(2);
    sources[1]!.fails(CLOSED);
    clock.tick(1_900);
    expect(sources.length).to.equal(2);
    clock.tick(200);
    expect(sources.length).to.equal(3);
  });

  it('comes back at once when the network does', () => {
    sources[0]!.fails(CONNECTING);
    clock.tick(7_000);
    window.dispatchEvent(new Event('online'));
    expect(sources.length).to.equal(2);
    expect(sources[0]!.isClosed).to.equal(true);
  });

  it('stays closed', () => {
    sources[0]!.fails(CLOSED);
    feed.close();
    clock.tick(60_000);
    expect(sources.length).to.equal(1);
    expect(sources[0]!.isClosed).to.equal(true);
  });
});
