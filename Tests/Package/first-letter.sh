#!/bin/sh
# From nothing but the program to the first own letter, published: what a new user types.
set -eu

sitegen new site my-letters
cd my-letters
sitegen check --strict

sitegen new letter "The commute is too long"
letter=content/en/letters/the-commute-is-too-long.md

# The user's own words, in the place of one sentence.
words='Thank you for the invitation to interview for the {role} position, and for your kind note.'
sed -i "s/^\\[thank\\].*/[thank] $words/" "$letter"
sitegen check --strict --quiet

sitegen build --strict --base-url https://letters.example/
grep -q 'and for your kind note' Site/letters/the-commute-is-too-long/index.html
grep -q 'https://letters.example/letters/the-commute-is-too-long/' Site/sitemap.xml
