/** News agencies by the name they are cited under, with the forms pages write. */
const AGENCIES: readonly (readonly [string, RegExp])[] = [
  ['Reuters', /\b(?:Thomson )?Reuters\b/],
  ['Associated Press', /\b(?:The )?Associated Press\b|\bAP\b/],
  ['Agence France-Presse', /\bAgence France[- ]Presse\b|\bAFP\b/],
  ['Press Trust of India', /\bPress Trust of India\b|\bPTI\b/],
  ['Asian News International', /\bAsian News International\b|\bANI\b/],
  ['Indo-Asian News Service', /\bIndo-Asian News Service\b|\bIANS\b/],
  ['United News of India', /\bUnited News of India\b|\bUNI\b/],
  ['United Press International', /\bUnited Press International\b|\bUPI\b/],
  ['PA Media', /\bPA Media\b|\bPress Association\b/],
  ['Deutsche Presse-Agentur', /\bDeutsche Presse-Agentur\b|\bdpa\b/i],
  ['EFE', /\b(?:Agencia )?EFE\b/],
  ['ANSA', /\bANSA\b/],
  ['Kyodo News', /\bKyodo(?: News)?\b/],
  ['Yonhap', /\bYonhap(?: News Agency)?\b/],
  ['Xinhua', /\bXinhua(?: News Agency)?\b/],
  ['TASS', /\bTASS\b/],
  ['RIA Novosti', /\bRIA Novosti\b/],
  ['Interfax', /\bInterfax(?:-Ukraine)?\b/],
  ['Anadolu Agency', /\bAnadolu(?: Agency)?\b/],
  ['Bloomberg', /\bBloomberg(?: News)?\b/],
  ['Australian Associated Press', /\bAustralian Associated Press\b|\bAAP\b/],
  ['The Canadian Press', /\b(?:The )?Canadian Press\b/],
  ['Bernama', /\bBernama\b/i],
  ['IRNA', /\bIRNA\b/],
  ['SANA', /\bSANA\b/],
  ['WAM', /\bWAM\b/],
  ['KCNA', /\bKCNA\b|\bKorean Central News Agency\b/],
  ['Inter Press Service', /\bInter Press Service\b/],
];

/** The agency a line of credits names, longest name first in the table above; null if none. */
export function agencyIn(line: string): string | null {
  return AGENCIES.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

/** The agency a line names together with what stands after its name ("Press Trust of India Moscow": "Moscow"). */
export function agencyAndRest(line: string): { readonly agency: string; readonly rest: string } | null {
  for (const [agency, pattern] of AGENCIES) {
    const match = pattern.exec(line);
    if (match !== null) return { agency, rest: line.slice(match.index + match[0].length) };
  }
  return null;
}
