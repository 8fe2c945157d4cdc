### Referrals: what county leaders are asked to decide

referral-title = Referral
referral-make = Refer to a county leader
referral-to = Which leader
referral-question = To be decided
referral-proposal = Proposed
referral-hint = Filled in with the problems and next steps of the last report. Make of it what has to be decided, and how.
referral-waits = { $days ->
        [one] waiting for { $days } day
       *[other] waiting for { $days } days
    }
referral-agree = Agree to the proposal
referral-agreed = Agreed. { $proposal }
referral-otherwise = Decide otherwise
referral-withdraw = Take back
referral-why-withdraw = Why it is taken back
referral-about = Referred to leaders
referral-state-open = Waiting for the leader
referral-state-answered = Decided
referral-state-withdrawn = Taken back
referral-told-made = Referred. The leader sees it on the desk.
referral-told-answered = The direction is given; supervisors see it on their desks.
referral-told-withdrawn = Taken back.
refused-referral-closed = The task has ended; nothing can be referred any more.
refused-referral-leader = Choose a county leader in office.
refused-referral-question = Say what is to be decided.
refused-referral-proposal = Say what you propose, so that a leader can simply agree.
refused-referral-long = Question and proposal cannot be longer than { $limit } characters each.
refused-referral-addressed = Another leader was asked.
refused-referral-settled = This has been settled already.
