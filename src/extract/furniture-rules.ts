import { hasQuotation, wordCount } from './prose.ts';

/** Why a paragraph is no part of the article. */
export type FurnitureReason =
  | 'related links' | 'newsletter' | 'follow us' | 'share' | 'advertisement' | 'caption or credit' | 'read time or date' | 'topics'
  | 'copyright' | 'comments' | 'syndication note' | 'navigation' | 'appeal' | 'author' | 'repeats the title' | 'repeats the text' | 'list of headlines' | 'after the article' | 'before the article' | 'sample marker';

export interface FurnitureRule {
  readonly reason: FurnitureReason;
  readonly pattern: RegExp;
  /** Words beyond which the line is taken for prose after all. */
  readonly wordsMax: number;
}

const SITES = '(?:twitter|x|facebook|whats ?app|telegram|instagram|linked ?in|youtube|reddit|google news|flipboard|tiktok|threads|pinterest|snapchat|tumblr|koo)';

/**
 * Lines that news pages set around and between an article's paragraphs. Each pattern is tried on a whole line of canonical
 * text. A line that quotes somebody is never taken by one: see `furnitureReason`.
 */
export const FURNITURE_RULES: readonly FurnitureRule[] = [
  { reason: 'related links', wordsMax: 30, pattern: /^[\W_]*(?:(?:also|must|further|recommended|related|suggested)[ -](?:reads?|reading|watch|see|listen)\b|(?:read|see|watch|listen|check out)(?:[ -](?:also|next|now|here|more|this|too|our|all about))\b(?!.*[^:]\.$)|read(?: here)?(?= ?[:|»>]))/iu },
  { reason: 'related links', wordsMax: 24, pattern: /^\W*(?:related(?: (?:stories|articles?|coverage|content|topics|news|links?|videos?|posts?|reading))?|more (?:from|on|about) .{2,60}|more (?:stories|news|coverage|like this|reading)|(?:you )?(?:may|might|will|could) also (?:like|be interested in)|recommended(?: (?:for you|stories|articles|reading))?|(?:don['’]t|do not) miss|most (?:read|popular|viewed|shared)|trending(?: (?:now|stories|topics))?|(?:top|latest|other|popular|featured|editor['’]s) (?:stories|news|headlines|picks?|articles|videos?)|editors['’] picks?|what to read next|up next|(?:next|previous) (?:story|article|post)|explore news|in (?:this|other) (?:story|news)|around the web|from our partners|(?:promoted|sponsored) (?:stories|links|content))\s*[:|»>→]?\s*$/iu },
  { reason: 'related links', wordsMax: 30, pattern: /^\W*(?:related(?: (?:stor(?:y|ies)|articles?|coverage|news|links?|videos?|reading))?|more|don['’]t miss|(?:in pics|in photos|photos?|pictures|watch|video|listen|podcast|opinion|explained|analysis|live|see pics|must see|poll|quiz)) ?[:|»>] ?\S(?!.*\.$)/iu },
  { reason: 'newsletter', wordsMax: 60, pattern: /^(?:.{0,120}\b)?(?:(?:sign(?:ing)?[ -]?up|subscribe|register) (?:here |now |today |free )?(?:for|to|and|with)\b.{0,120}\b(?:newsletters?|e-?mails?|alerts?|briefings?|updates?|digest|inbox|notifications?|channel|podcast|print|edition)\b|(?:get|receive|have|want) .{2,120}\b(?:delivered|sent|straight|directly|in|to) (?:.{0,30})?your (?:e-?mail|inbox|phone)|(?:enter|submit) your e-?mail\b|by (?:signing up|subscribing|clicking|submitting|entering your)\b.{0,160}\b(?:terms|privacy|agree|receive|newsletters?))/iu },
  { reason: 'newsletter', wordsMax: 16, pattern: /^\W*(?:(?:our |the |daily |weekly |free |morning |evening )*newsletters?(?: sign[ -]?up)?|subscribe(?: (?:now|today|here|to .{2,60}))?|sign up(?: (?:now|today|here|free|to .{2,60}))?|thank you for (?:subscribing|signing up|registering).{0,60}|success! .{0,80})\W*$/iu },
  { reason: 'follow us', wordsMax: 32, pattern: new RegExp(`^(?:.{0,60}\\b)?(?:follow|join|like|find|connect with|catch|reach|add|subscribe to|tune in to) (?:us|our|me|him|her|them|@\\w+|the author|\\S+(?: \\S+){0,4}?)\\b.{0,60}\\b(?:on|channel|via|at|as)\\b.{0,60}\\b${SITES}\\b`, 'iu') },
  { reason: 'follow us', wordsMax: 24, pattern: /^\W*(?:(?:click here to )?(?:follow|join) (?:us|our|the)\b.{0,60}\b(?:channel|page|community|group|handle|telegram|whatsapp)|follow us|follow(?: @\w+)?|(?:download|get|install) (?:the|our|free)\b.{0,60}\bapp\b.{0,80}|(?:available|download) (?:now )?on (?:the )?(?:app store|google play).{0,40}|click here (?:to|for)\b.{0,120}|(?:linked ?in|facebook|twitter|whats ?app|telegram|instagram|youtube) (?:icon|logo|page|channel))\W*$/iu },
  { reason: 'share', wordsMax: 14, pattern: new RegExp(`^\\W*(?:(?:share|tweet|e-?mail|print|save|bookmark|pin(?: it)?|copy(?: link)?|link copied|gift(?: article)?|listen|comment|republish|(?:a|reduce|increase) font size|text size|${SITES}|messenger|sms|link|more|close|font size|aa?)(?:[\\s,|/•·]+|$)){1,12}$`, 'iu') },
  { reason: 'share', wordsMax: 14, pattern: new RegExp(`^\\W*(?:share|tweet|send|post|pin|save)\\b(?: (?:this|the|article|story|page|post|it|link|to|on|via|by|with|friends?|now|your|a))*(?: (?:on|via|by|with|to))?(?: (?:${SITES}|e-?mail|friends|clipboard))*\\W*$|^\\d[\\d.,]*[km]? shares?$|^(?:click to )?(?:e-?mail|print|share)(?: (?:this|a link|on|to)\\b.{0,60})?\\(?opens in new window\\)?$`, 'iu') },
  { reason: 'advertisement', wordsMax: 14, pattern: /^\W*(?:advertisements?|ads?|advert|(?:story|article|content|post)? ?continues? (?:below|after)(?: (?:this |the )?(?:ad\w*|video|gallery|image))?|(?:story|article) continues|scroll (?:down )?(?:to|for) (?:continue|more|read)\b.{0,40}|skip (?:ad\w*|to .{0,40}|past .{0,60})|ad(?:vertising)? feedback|loading\W*|report (?:this )?ad|sponsored|promoted|remove ads.{0,30}|close ad\w*|sponsor message|why am i seeing this\b.{0,30}|(?:this )?ad will (?:end|close)\b.{0,30}|to continue reading.{0,60})\W*$/iu },
  { reason: 'caption or credit', wordsMax: 70, pattern: /^\W*(?:image|photo|picture|pic|photograph|file (?:photo|image|picture|pic)|caption|photo illustration|illustration|graphic|graphics|video|media|getty|representative (?:image|photo|picture)|representational (?:image|photo)|hide caption|toggle caption|enlarge this image|view (?:gallery|photos|slideshow|image).{0,30})(?: ?(?:credits?|courtesy|source|by|from|caption|copyright))?\s*(?:[:|©/]|$)/iu },
  { reason: 'caption or credit', wordsMax: 70, pattern: /(?:\((?:file |representative |representational )?(?:photo|image|pic|picture|pti|credits?|source|file|ap|afp|reuters|x|twitter)(?: (?:photo|image|file))?(?: ?(?:[:|/]|by|via|courtesy)[^)]{0,60})?\)|[|/(–—-] ?(?:photo|image|pic|file photo|photo credits?|image credits?) ?(?:credits?|courtesy|by|:)[^.]{0,60}|\b(?:via|\/|for) (?:getty images?|shutterstock|ap|afp|reuters|ap images|unsplash|istock)|\b(?:getty images?|shutterstock|ap photo(?:\/[^.]{2,40})?|afp photo|reuters\/[\p{Lu}][\p{L} .-]{2,40}))\)?$/iu },
  { reason: 'caption or credit', wordsMax: 70, pattern: /[.!?)] ?(?:photograph|photo|image|picture)s?(?: credits?)? ?(?:: ?|by )[^.]{2,80}\.?$/iu },
  { reason: 'caption or credit', wordsMax: 12, pattern: /^\W*(?:(?:getty|ap|afp|epa|reuters|shutterstock|pa|alamy|istock|unsplash|bloomberg|pti|wikimedia commons|courtesy|handout)(?: (?:images?|photos?|media|via .{2,40}|news agency|of .{2,50}))?|(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:[/|]|via|for) ?(?:getty images?|ap|afp|reuters|shutterstock|epa|bloomberg|the new york times|the washington post))\W*$/iu },
  { reason: 'read time or date', wordsMax: 24, pattern: /^\W*(?:(?:estimated )?(?:read(?:ing)? time\W*)?\d+[ -]?min(?:ute)?s?(?:['’]s)?(?:[ -]read(?:ing time)?)?\b.{0,90}|(?:first |last |originally )?(?:published|updated|posted|modified|created|edited)(?: (?:on|at|by|date|time))?\b ?[:|]?.{0,70}\b\d{1,2}\b.{0,50}|(?:updated|published|posted) (?:\d+|an?|just) ?(?:minutes?|hours?|days?|now).{0,20}|\d+ (?:minutes?|hours?|days?|weeks?) ago)\W*$/iu },
  { reason: 'topics', wordsMax: 60, pattern: /^\W*(?:topics?|tags?|filed under|file(?:d)? in|keywords?|categor(?:y|ies)|related topics|more on this|trending topics|in this article|mentioned in this (?:article|story)|sections?) ?[:|](?!.*[a-z]{3}\.$)/iu },
  { reason: 'topics', wordsMax: 4, pattern: /^\W*(?:topics|tags|keywords|related topics|related tags)\W*$/iu },
  { reason: 'copyright', wordsMax: 60, pattern: /^\W*(?:©|\(c\) ?(?:\d{4}|copyright)|copyright(?: ©| \(c\)|\s\d{4}|\s©|:)|all rights reserved|this material may not be published)|\ball rights reserved\.?(?: .{0,80})?$/iu },
  { reason: 'comments', wordsMax: 24, pattern: /^\W*(?:(?:\d+ |view |show |read |leave (?:a|us a) |post (?:a|your) |add (?:a|your) |write a |see all |hide |join the |load more )?(?:comments?|conversation|discussion|reply|replies)(?: \(?\d*\)?)?|(?:what do you think|have your say|let us know|tell us|share your thoughts|sound off|do you agree)\b.{0,120}\b(?:comments?|below|think|poll|thoughts|views|know)\b.{0,40}|comments? (?:are|is) (?:closed|moderated|off)\b.{0,40}|your email address will not be published.{0,60}|(?:log|sign) ?in to (?:comment|leave|post)\b.{0,40})\W*$/iu },
  { reason: 'syndication note', wordsMax: 70, pattern: /^\W*(?:\(?(?:only the headline|with (?:agency|inputs?)\b|\(?with inputs? from|this (?:story|article|report|copy|content|post|piece) (?:has|have|was|is|first|originally|appeared)\b.{0,40}\b(?:not been edited|been published|auto-?generated|published (?:from|by|in|with)|appeared|syndicated|republished|produced|first published|originally published|edited by|part of)|except for the headline|disclaimer ?:|edited by ?:|source ?: ?\S.{0,40}$|reporting by\b.{0,200}\bediting by|\(reporting by|our standards ?:|(?:additional )?reporting by .{3,120}(?:;|$)))/iu },
  { reason: 'appeal', wordsMax: 60, pattern: /^\W*(?:(?:please )?(?:support|donate|consider (?:supporting|donating|subscribing|a (?:gift|donation))|become a (?:member|subscriber|supporter)|help us|already (?:a |have )(?:subscriber|member|account|an account)|this (?:article|content|story) is (?:for|available|only)\b.{0,40}\b(?:subscribers?|members?)|(?:have|got|do you have) (?:a |any )?(?:news )?(?:tips?|stor(?:y|ies)|questions?)\b.{0,40}\?|(?:e-?mail|contact|write to|reach) (?:us|the (?:author|writer|reporter)|our newsroom|\S+@\S+|\p{Lu}\p{L}+ (?:\p{Lu}\p{L}+ )?at)|send (?:us )?(?:your )?(?:tips?|feedback|stories))\b)/iu },
  { reason: 'navigation', wordsMax: 12, pattern: /^\W*(?:home|menu|search|log ?in|sign in|register|my account|skip to (?:main )?content|back to top|(?:go )?back|next|previous|show (?:more|less|all)|view (?:all|more)|see (?:all|more)|load more|open (?:menu|search)|close(?: menu)?|continue reading(?: below)?|media playback is (?:not supported|unsupported)\b.{0,40}|your browser does not support\b.{0,60}|expand|collapse|cookie (?:policy|settings)|privacy policy|terms (?:of (?:use|service)|and conditions)|contact us|about us|advertise with us|site ?map|e-?paper|live tv|today['’]s paper|play|pause|mute|unmute|full ?screen|watch live|settings)\W*$/iu },
  { reason: 'advertisement', wordsMax: 50, pattern: /\b(?:(?:may|might|can) (?:earn|receive|get|make|contain)|earns?|receives?)\b.{0,40}\b(?:commissions?|affiliate)\b|\baffiliate (?:links?|commissions?)\b/iu },
  { reason: 'appeal', wordsMax: 80, pattern: /^(?:if you (?:enjoyed|liked|appreciate|value)d? (?:this|our|reading)\b)/iu },
  { reason: 'author', wordsMax: 40, pattern: /^\W*(?:\p{Lu}[^.!?]{2,140}\b)?contribut(?:ed|ing) (?:to this (?:report|article|story)|reporting|to the report)\b/iu },
  { reason: 'author', wordsMax: 60, pattern: /^\p{Lu}[\p{L}’'-]+(?: (?:and )?\p{Lu}[\p{L}’'-]+){0,5} reported from \p{Lu}[^.]{2,60}\.(?: .{0,200}\bcontributed to this (?:report|story|article)\.?)?$/u },
  { reason: 'caption or credit', wordsMax: 70, pattern: /\[[^\]]{0,60}(?:\/|\b(?:AP|AFP|EPA|Reuters|Getty|Handout|File)\b)[^\]]{0,60}\]$/u },
  { reason: 'navigation', wordsMax: 0, pattern: /^[^\p{L}\p{N}]+$/u },
  { reason: 'sample marker', wordsMax: 12, pattern: /^invented sample article for foreign desk\.?$/iu },
];

/** Protects a line in which somebody is quoted as speaking, whatever else it looks like. */
const SPEECH = /\b(?:said|says|told|added|asked|warned|wrote|insisted|argued|replied|declared|stated|noted|announced|claimed|denied|stressed|urged|called|vowed|tweeted|explained)\b/i;

/** Why a line of canonical text is page furniture; null if it may be the article's. */
export function furnitureReason(line: string): FurnitureReason | null {
  if (hasQuotation(line) && (SPEECH.test(line) || wordCount(line) >= 8)) return null;
  const words = wordCount(line);
  if (line.length > 600) return null;
  return FURNITURE_RULES.find(({ pattern, wordsMax }) => words <= wordsMax && pattern.test(line))?.reason ?? null;
}
