#!/usr/bin/env bash
# Copies the skeleton under a new name: docs/skeleton-gateway/copy.sh nicepay NicePay
#   1  the adapter's name in lower case: module adapter-nicepay, package io.dalmada.adapter.nicepay
#   2  how its classes begin, and what people call it: NicePayGateway
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
  sed -n '2,4s/^# //p' "$0" >&2
  echo "$1" >&2
  exit 2
}
[ $# -eq 2 ] || usage "two names are needed"
name=$1 class=$2
[[ $name =~ ^[a-z][a-z0-9]{1,20}$ ]] || usage "the first name is 2 to 21 lower-case letters and digits: $name"
[[ $class =~ ^[A-Z][A-Za-z0-9]{1,30}$ ]] || usage "the second name begins with a capital letter: $class"
to=adapter-$name
[ ! -e "$to" ] || usage "there is a $to already"

mkdir "$to"
cp docs/skeleton-gateway/pom.xml "$to/"
for part in main/java main/resources test/java; do
  mkdir -p "$to/src/$part/io/dalmada/adapter/$name"
  cp docs/skeleton-gateway/src/$part/io/dalmada/adapter/skeleton/* "$to/src/$part/io/dalmada/adapter/$name/"
done
mkdir -p "$to/src/test/resources"
cp docs/skeleton-gateway/src/test/resources/* "$to/src/test/resources/"

tests=$to/src/test/java/io/dalmada/adapter/$name
rm "$tests/ToDoListTest.java" "$tests/CopyTest.java" # these are about the skeleton
mv "$tests/SkeletonContract.java" "$tests/SkeletonContractTest.java"
sed -i 's/class SkeletonContract /class SkeletonContractTest /' "$tests/SkeletonContractTest.java"
find "$to" -name 'Skeleton*' | while read -r file; do
  mv "$file" "$(dirname "$file")/$(basename "$file" | sed "s/Skeleton/$class/")"
done
find "$to" -type f -exec sed -i \
  -e "s/Skeleton/$class/g" -e "s/adapter\.skeleton/adapter.$name/g" -e "s/adapter-skeleton/adapter-$name/g" \
  -e "s/\"skeleton\"/\"$name\"/g" -e 's#../../pom.xml#../pom.xml#' {} +
sed -i -e "/junit-platform-launcher/,/<\/dependency>/d" "$to/pom.xml"
sed -i -e '$!N;/<dependency>\n *<groupId>org.junit.platform/d;P;D' "$to/pom.xml"
grep -q "<module>$to</module>" pom.xml || sed -i "s#    <module>adapter-persistence</module>#    <module>$to</module>\n&#" pom.xml

cat <<NEXT
$to is there, and a module of the build. What to do is in its ToDo.java, how in docs/new-gateway.md. The list shrinks with

  mvn -pl $to -am test -Dtest=${class}ContractTest -Dsurefire.failIfNoSpecifiedTests=false
NEXT
