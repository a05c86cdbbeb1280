/** Outlets and agencies that a government owns and directs, by name and by host; labelled wherever cited. Public broadcasters at arm's length are not. */
const NAMES = /^(?:tass|ria novosti|rt|russia today|sputnik(?: \w+)?|rossiya \w+|rossiyskaya gazeta|xinhua(?: news agency)?|cgtn|cctv|china daily|global times|people'?s daily|press ?tv|irna|irib|fars news(?: agency)?|kcna|rodong sinmun|sana|telesur|granma|prensa latina|belta|anadolu(?: agency)?|trt(?: world)?|wam|saudi press agency|spa)$/i;
const HOSTS = /(?:^|\.)(?:tass\.(?:com|ru)|ria\.ru|rt\.com|sputnik(?:news|globe)\.com|rg\.ru|xinhuanet\.com|news\.cn|cgtn\.com|cctv\.com|chinadaily\.com\.cn|globaltimes\.cn|people\.cn|presstv\.(?:ir|com)|irna\.ir|farsnews\.ir|kcna\.(?:kp|co\.jp)|sana\.sy|telesurenglish\.net|granma\.cu|belta\.by|aa\.com\.tr|trtworld\.com|wam\.ae|spa\.gov\.sa)$/i;

/** Whether an outlet, or the agency whose text it carries, is a state's own. */
export function isStateMedia({ outlet, agency, url }: { outlet: string | null; agency: string | null; url: string | null }): boolean {
  const host = url === null ? '' : (URL.parse(url)?.hostname ?? '');
  return NAMES.test(outlet ?? '') || NAMES.test(agency ?? '') || HOSTS.test(host);
}
