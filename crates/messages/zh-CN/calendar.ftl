# 节假日安排文件有问题时说的话：哪个文件、第几行、哪一项、什么毛病、怎么改。
calendar-unreadable = { $file }：打不开（{ $why }）。请核对 --calendar 指定的文件或文件夹。
calendar-refused = { $file } 第 { $line } 行 { $field }：{ $what }
calendar-syntax = 格式不对（{ $why }）。请对照往年的节假日文件修改。
calendar-missing = 缺少这一项，请补上。
calendar-unknown = 没有这一项，请删去或改正名称。
calendar-write-year = 请填写年份，如 2027。
calendar-write-text = 请填写文字，并加英文引号。
calendar-write-day = 请填写日期，如 2027-10-01，不加引号。
calendar-write-days = 请填写日期列表，如 [2027-09-26, 2027-10-09]。
calendar-write-holidays = 至少要写一段放假安排，写法请对照往年的节假日文件。
calendar-reversed = 结束日期早于开始日期，请改正。
calendar-too-long = 连续放假 { $days } 天，不合常理，请核对月份和日期。
calendar-outside-year = { $day } 不在这份通知的年份内，请核对年份。
calendar-twice = { $day } 出现了两次，请删去一处。
calendar-no-weekend = { $day } 不是周六、周日，本来就上班，请核对日期。
