### 提请：请县领导定的事

referral-title = 提请领导定夺
referral-make = 提请县领导
referral-to = 提请哪位领导
referral-question = 请示事项
referral-proposal = 拟办意见
referral-hint = 已按最近一次报送的存在问题和下一步措施填好，请改成要领导定的事和建议怎么定。
referral-waits = 等 { $days } 天
referral-agree = 同意拟办意见
referral-agreed = 同意。{ $proposal }
referral-otherwise = 另作批示
referral-withdraw = 撤回
referral-why-withdraw = 为什么撤回
referral-about = 提请领导的事
referral-state-open = 待批示
referral-state-answered = 已批示
referral-state-withdrawn = 已撤回
referral-told-made = 已提请，领导会在工作台上看到。
referral-told-answered = 批示已作出，督查专员会在工作台上看到。
referral-told-withdrawn = 已撤回。
refused-referral-closed = 任务已经结束，不能再提请。
refused-referral-leader = 请选一位在任的县领导。
refused-referral-question = 请写明请示事项。
refused-referral-proposal = 请写明拟办意见：领导批“同意”就能办。
refused-referral-long = 请示事项和拟办意见各不超过 { $limit } 个字。
refused-referral-addressed = 这件事提请的是另一位领导。
refused-referral-settled = 这件事已经有了结果。
