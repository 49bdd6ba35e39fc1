"""Plans of real and invented events that ship with ecoevent; `ecoevent demo` scores one."""
