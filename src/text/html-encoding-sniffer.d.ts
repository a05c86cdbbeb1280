declare module 'html-encoding-sniffer' {
  /** The encoding's canonical name, by the HTML standard's sniffing algorithm. */
  export default function sniffEncoding(bytes: Uint8Array, options?: { xml?: boolean; transportLayerEncodingLabel?: string; defaultEncoding?: string }): string;
}
