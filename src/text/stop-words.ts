/**
 * Words that carry no content of their own in a question or a headline. Negation ("not", "never", "no", "without") is
 * deliberately absent: it changes what is asked.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are aren't as at be because been before being between both but by can
  can't could couldn't did didn't do does doesn't doing don't down during each else ever few for from further had hadn't has
  hasn't have haven't having he he'd he'll he's her here hers herself him himself his how i i'd i'll i'm i've if in into is
  isn't it it'll its itself just let like many may me might more most much must my myself now of off on once one only onto or
  other others our ours ourselves out over own per please quite rather same shall she she'd she'll she's should shouldn't so
  some such than that that'll the their theirs them themselves then there these they they'd they'll they're they've this
  those through thus to too toward towards under until unto up upon us very via was wasn't we we'd we'll we're we've were
  weren't what what's whatever when when's whenever where where's which whichever while who who'd who's whoever whom whose
  why will with within won't would wouldn't yet you you'd you'll you're you've your yours yourself`.split(/\s+/),
);
