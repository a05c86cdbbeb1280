/** One topic, and the articles on it: numbers of RealTimeQA's training articles ("d7240" is 7240). */
export interface LabelledTopic {
  readonly topic: string;
  readonly about: string;
  /** Those on which two readers may differ; they count neither way. */
  readonly either: string;
}

/** The half-open window, whose other articles are not about the topic. */
export const LABELLED_WINDOW = { since: '2022-07-01', until: '2023-02-01' } as const;

/**
 * Judged once, by title alone: among the 22 articles nearest to the topic by lead, the 22 nearest by
 * any passage and the 15 best by words. What none of these brought up counts as not about the topic, unread.
 */
export const TOPIC_LABELS: readonly LabelledTopic[] = [
  { topic: 'gun control', about: '7240 9375 7242 7235 7237 7241 7234 6535', either: '8550 5134 8548' },
  { topic: 'inflation', about: '8872 6962 6965 5769 4904 5773 4908 6446 9628 5771 6960', either: '5775 9066 9069 9065 4902 8874 4641 4636 7257 4067 10997 9189 4878' },
  { topic: 'abortion ruling', about: '9919 1339 3214 6689', either: '3595 3931' },
  { topic: 'climate change', about: '9328 3801 4617 8063 6804 9629 3209 4004 4874', either: '1031 4876 4620 694 6644 9050 3759 8061 3765 4047 7210 7211' },
  { topic: 'World Cup', about: '4280 8321 8249 4541 4544 5987 4542 3947 3840 4540 4482 8251 9304 3677 4543 3659 5980 5984 4484 5877 11369 4727 5985 8252 5973', either: '8756 4786 10597 4545 8198 8502 9302' },
  { topic: 'Twitter takeover', about: '4698 4693 4650 4448 4696 3579 4814 3480 4695 4697 6991 3476 10750 3475', either: '3578 7195 3195 4646 4644 2437 3201 7196 3477 10747' },
  { topic: 'Trump investigation', about: '9290 7370 4201 5276 3062 7737 3060 2321 5273 7112 4202', either: '6786 5924 7736 8412 5922 5926 5920 3797 7734 5272 4545 5277 5921 5925' },
  { topic: 'school shootings', about: '9785 4716', either: '7240 8550 6535 7358 3763 5761' },
  { topic: 'Covid vaccines', about: '4293 7429 6193 4292 3911 6458 7427 4295 9315 4285 3621 3624 3623 3619', either: '5693 10460 9652 4858' },
  { topic: 'interest rates', about: '9064 6051 8872 9065 9069', either: '8090 6965 8874 6962 9066' },
  { topic: 'student loan forgiveness', about: '3178 6643 3180 3181 3182 1860 3177 1858 8621 8618 8619 8617 8622 8624 1859 8620 8625', either: '3198' },
  { topic: 'hurricane damage', about: '8657 2655 2652 9312 4884 4763 9311 2839 2841 4758 2840 8060', either: '3543 8063' },
  { topic: 'midterm election results', about: '3740 3739 3733 3652 3534 3737 3631 10072 6689 3736', either: '3558 3570 3595 3705 3735 3535 3738 3816 3539 3590 3536 5927 2213 3537' },
  { topic: 'artificial intelligence', about: '8257 10968 10248', either: '' },
  { topic: 'space missions', about: '9401 3741 9402 2857 3742 6145 3747 3743 9937 3745 2863 2644 3746 3744 2642 2643 6141 2106 2043 2207', either: '6150 6147 4658 4654' },
  { topic: 'bird flu', about: '4902 5772', either: '5775' },
  { topic: 'labor strikes', about: '9959 2253 5763 8873 9962 9960 8073 7604 10104 9964 9958', either: '8875 4025' },
  { topic: 'police brutality', about: '', either: '4942' },
  { topic: 'North Korea missiles', about: '', either: '' },
  { topic: 'Iran protests', about: '3947 8502', either: '8252' },
  { topic: 'Ukraine', about: '8839 4953 6645 6150', either: '7256 4643 5124' },
  { topic: 'China', about: '4876 6036 9937', either: '8062 1425 1031 3903 5081' },
  { topic: 'Brazil', about: '4786', either: '5987' },
  { topic: 'Elon Musk', about: '4698 4448 4693 4697 4695 4696 6991 10750 4814 3476 3480 6150 7196 3477 4047 3475 3579', either: '4650 3578 10747 3201 7195 4646' },
  { topic: 'King Charles', about: '7590 2333 2334 4662', either: '2263 7991 4042 3639 3644 2584 2329 3641' },
  { topic: 'Nancy Pelosi', about: '3783 3782 3775 3776 3781 4027 1425', either: '3778 3779 3777 4020 4023 4022 4021 3780 4024' },
  { topic: 'Taylor Swift', about: '7232 8973 7357 7352 5557 7356 8976 8971 7354', either: '' },
];
