# Adds up the closing lines of the test runners used here; prints: passed failed skipped.

{ gsub(/\033\[[0-9;]*[A-Za-z]/, "") }

# The number before a word, as in `3 failed`; 0 without it.
function before(word,   found) {
  if (!match($0, "[0-9]+ " word)) return 0
  found = substr($0, RSTART, RLENGTH)
  return found + 0
}

# Cargo: test result: ok. 12 passed; 0 failed; 0 ignored; …
# Vitest: Tests  1 failed | 12 passed | 2 skipped (15)
# Plain: 12 passed, 0 failed, 2 skipped
/^test result: / || /^ *Tests +[0-9]/ || /^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ {
  passed += before("passed"); failed += before("failed")
  skipped += before("ignored") + before("skipped")
}

# Node: `# pass 12` from the TAP reporter, `ℹ pass 12` from the other
/^(#|ℹ) pass [0-9]+$/ { passed += $3 }
/^(#|ℹ) fail [0-9]+$/ { failed += $3 }
/^(#|ℹ) cancelled [0-9]+$/ { failed += $3 }
/^(#|ℹ) (skipped|todo) [0-9]+$/ { skipped += $3 }

END { print passed + 0, failed + 0, skipped + 0 }
