/** A wire story about invented countries, long enough that copies of it can be edited in the ways newsrooms do. */
export const WIRE_STORY = `The parliament of Varen voted on Thursday to reopen the sea border with Tolm, ending a closure that had lasted eleven months and cost fishing towns on both shores most of their income.

Deputies approved the measure by 61 votes to 44 after a debate that ran past midnight. The governing Harbour Alliance was joined by nine members of the opposition Reed party, whose leader had told them to abstain.

"We shall not let another winter pass with empty quays," Trade Minister Oda Brandt told the chamber before the vote. She said the first ferries would sail within a fortnight if customs officers could be hired in time.

The border was shut last January when Tolm accused Varenese trawlers of dragging their nets across a telephone cable. Varen denied it, and an inquiry by the Orlo Institute later found that the damage had been done by an anchor of unknown origin.

Tolm's foreign ministry welcomed the decision in a short statement and said its own coastguard would escort the first crossing. It did not say whether the fines imposed on forty skippers would be repaid, a demand that Varen has raised at each round of talks since spring.

Opposition deputies warned that the government had given away its only lever. "Once the boats sail, nobody will talk about compensation," said Emil Tarn of the Reed party, who voted against.

Fishing cooperatives in the port of Skerrin estimated that the closure had cost them 340 million marks. Their chairman, Jonas Vell, said many younger crew had left for work in the shipyards of Nkarra and would not come back.`;

/** Another newsroom's account of the same vote: the same facts, one shared quotation, other words. */
export const OWN_ACCOUNT = `Ferries between Varen and Tolm are to resume after lawmakers in Skerrin narrowly backed an end to the blockade of the strait early on Friday.

Sixty-one deputies supported the bill, with 44 against. Several Reed rebels defied their leadership and gave the coalition a wider margin than whips had counted on, in what one called the longest night of the session.

"We shall not let another winter pass with empty quays," said Ms Brandt, who holds the trade portfolio and has staked her career on the accord with the neighbouring republic.

The dispute goes back to a severed communications line. Investigators at Orlo cleared the trawler fleet in August, but the two capitals went on quarrelling over who should pay back penalties handed to captains.

Economists at the Meridian Bank think traffic will take a year to recover. Insurers have already raised premiums for small vessels, and a third of the slips in the old harbour have been let to yacht owners.

In Tolm the mood was cautious. The coastguard will sail beside the first boat, officials said, and a joint commission is to meet in Nkarra next month to settle what remains open between the two sides.`;
