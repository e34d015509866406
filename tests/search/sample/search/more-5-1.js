minhbachIndex("fa7a71a80fb47e4e","more-5-1",{"xa!x":"AhChChOhCeKh","xa_son":"AhChSeKh"});
