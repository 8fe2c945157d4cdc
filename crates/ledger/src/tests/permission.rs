use super::support::*;
use crate::*;

/// What a role changes nothing by.
const LOOKING: &[Action] = &[
    Action::OpenDesk,
    Action::Read,
    Action::ReadDrafts,
    Action::ReadUnsent,
    Action::ReadPapers,
    Action::Export,
    Action::ReadTrace,
    Action::ReadProof,
    // That somebody asks for a proof is noted nowhere but beside its result.
    Action::ProveLog,
    Action::ReadViews,
    Action::ReadPromises,
    Action::ChangeOwnPassword,
];

/// What administrators of systems and rights do; nothing of it shows a task.
const ADMINISTERING: &[Action] = &[
    Action::OpenDesk,
    Action::Administer,
    Action::GrantRoles,
    Action::BackUp,
    Action::ChangeOwnPassword,
    Action::ReadProof,
    Action::ProveLog,
];

#[test]
fn every_cell_follows_from_the_table_and_nothing_else() {
    for action in Action::ALL {
        for role in Role::ALL {
            for relation in Relation::ALL {
                for separated in [false, true] {
                    let actor = Actor { separated, ..actor([*role]) };
                    let expected = match action.scope_of(*role) {
                        None => false,
                        Some(Scope::Site) => true,
                        Some(Scope::UntilSeparated) => !separated,
                        Some(Scope::Led) => relation.leads,
                        Some(Scope::Lead) => relation.lead_unit,
                        Some(Scope::Concerned) => relation.lead_unit || relation.co_unit || relation.wrote,
                    };
                    let cell = format!("{action:?} {role:?} {relation:?} {separated}");
                    assert_eq!(actor.may_for(*action, relation), expected, "{cell}");
                    match actor.must_for(*action, relation) {
                        Ok(()) => assert!(expected, "{cell}"),
                        Err(refusal) => {
                            assert!(!expected, "{cell}");
                            assert_eq!(refusal.kind, RefusalKind::Forbidden, "{cell}");
                            let who = &refusal.args.iter().find(|(name, _)| *name == "who").unwrap().1;
                            for (role, _) in action.grants() {
                                assert!(who.contains(&format!("role-{}", role.code())), "{cell}");
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn each_role_keeps_within_its_bounds() {
    for action in Action::ALL {
        let granted = |role| action.scope_of(role).is_some();
        if granted(Role::Auditor) || granted(Role::Reader) {
            assert!(LOOKING.contains(action), "{action:?} changes something");
        }
        for admin in [Role::SystemAdministrator, Role::SecurityAdministrator] {
            if granted(admin) {
                assert!(ADMINISTERING.contains(action), "{action:?} shows business data to {admin:?}");
            }
        }
        assert!(!(granted(Role::SystemAdministrator) && *action == Action::GrantRoles));
        assert!(!(granted(Role::SecurityAdministrator) && *action == Action::Administer));
        for role in [Role::UnitHead, Role::Liaison] {
            let wide = action.scope_of(role) == Some(Scope::Site);
            assert!(!wide || LOOKING.contains(action), "{action:?} lets one unit into another's work");
        }
        let mut roles: Vec<Role> = action.grants().iter().map(|(role, _)| *role).collect();
        roles.dedup();
        assert_eq!(roles.len(), action.grants().len(), "{action:?} names a role twice");
        assert!(!roles.is_empty(), "{action:?} is nobody's");
    }
}

#[test]
fn every_command_is_somebodys() {
    for kind in CommandKind::ALL {
        assert!(!kind.action().grants().is_empty(), "{kind:?}");
        assert_eq!(CommandKind::from_code(kind.code()), Some(*kind));
    }
}

#[test]
fn administrators_exclude_each_other_and_everything_else() {
    for a in Role::ALL {
        for b in Role::ALL {
            let roles: Roles = [*a, *b].into_iter().collect();
            let apart = a != b && (a.is_administrator() || b.is_administrator());
            assert_eq!(roles.check(true).is_err(), apart, "{a:?} {b:?}");
        }
        assert_eq!(Roles::from(*a).check(false).is_err(), a.needs_unit(), "{a:?}");
    }
    assert_eq!(Roles::default().check(true).unwrap_err().key, "refused-role-missing");
}

#[test]
fn a_right_reaches_down_the_units_and_not_up() {
    let list = [
        Unit { parent: Some(UnitId(id(LEAD))), ..unit(61, "县河道管理所", &[], UnitKind::Office) },
        unit(LEAD, "县水利局", &[], UnitKind::Department),
        unit(OTHER, "县林业局", &[], UnitKind::Department),
    ];
    let tree = UnitTree::new(&list);
    let of = |own: u128, lead: u128| {
        let task = Task { lead_unit: UnitId(id(lead)), other_units: vec![UnitId(id(OTHER))], ..task() };
        Relation::of(PersonId(id(80)), Some(UnitId(id(own))), &task, &tree)
    };
    assert!(of(LEAD, LEAD).lead_unit && of(LEAD, 61).lead_unit);
    assert!(!of(61, LEAD).lead_unit);
    assert_eq!(of(OTHER, LEAD), Relation { co_unit: true, ..Relation::NONE });
    let circle = [
        Unit { parent: Some(UnitId(id(2))), ..unit(1, "甲", &[], UnitKind::Office) },
        Unit { parent: Some(UnitId(id(1))), ..unit(2, "乙", &[], UnitKind::Office) },
    ];
    assert!(!UnitTree::new(&circle).within(UnitId(id(1)), UnitId(id(3))));
}
