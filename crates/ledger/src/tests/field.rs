use crate::Field;

#[test]
fn headings_weigh_more_than_words() {
    assert_eq!(Field::guess(&["守住绿水青山", "生态环境"], "完成3个项目建设"), Some(Field::Ecology));
    assert_eq!(Field::guess(&[], "新增学位600个"), Some(Field::Education));
    assert_eq!(Field::guess(&[], "按月报告"), None);
}

#[test]
fn codes_lead_back() {
    for field in Field::ALL {
        assert_eq!(Field::from_code(field.code()), Some(*field));
    }
}
