import type { ExportedFile, FeedView } from '$lib/api/bindings';
import type { Host } from '$lib/host';

/** The feeds that are followed. */
export class Feeds {
  list = $state.raw<FeedView[]>([]);

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async load(): Promise<void> {
    this.list = (await this.#host.call('list_feeds', {})).feeds;
  }

  has(url: string): boolean {
    return this.list.some((feed) => feed.url === url);
  }

  /** Follows feeds; how many of them are new. */
  async follow(feeds: FeedView[]): Promise<number> {
    const { feeds: list, added } = await this.#host.call('save_feeds', { feeds });
    this.list = list;
    return added;
  }

  async remove(url: string): Promise<void> {
    this.list = (await this.#host.call('delete_feed', { url })).feeds;
  }

  export(): Promise<ExportedFile> {
    return this.#host.call('export_feeds', {});
  }
}
