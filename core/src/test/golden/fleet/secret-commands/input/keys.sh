case $1 in
  works) echo 4711 ;;
  fails) echo planted-secret; echo planted-secret >&2; exit 3 ;;
  hangs) sleep 20 ;;
  silent) ;;
  babbles) yes ;;
esac
